"""The screens: the only place that imports Qt. They show rows and send commands; they know no rule."""
