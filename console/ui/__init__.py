"""The screens: the only place that imports Qt. They show rows and send commands; they know no rule.

What is below them is imported first: once PySide6 is there, it reads the source of every module that comes
after it, which is a twentieth of the start (PySide6 6.11).
"""

import console.session  # noqa: F401 - so that it comes before Qt, see above
