"""The whole bot as a library: a message and its context in, a reply out."""
