"""A draft compared with what is kept, and what differs carried over. The front is `mission.imports`."""
