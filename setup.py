"""Puts `resources` into the wheel as `console/resources`; all else stands in pyproject.toml.

It must not know what the resources are. pyproject.toml cannot say it: packages that are found, and packages
that live in another folder, do not go together there.
"""

from setuptools import find_namespace_packages, find_packages, setup

folders = find_namespace_packages("resources")
resources = ["console.resources", *(f"console.resources.{name}" for name in folders)]
setup(
    packages=[*find_packages(include=["console", "console.*"]), *resources],
    package_dir={"console.resources": "resources"},
    package_data={name: ["*"] for name in resources},
)
