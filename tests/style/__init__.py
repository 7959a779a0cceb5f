"""Style kept by tests: what the guide asks for and a program can see."""
