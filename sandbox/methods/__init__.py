"""The methods of the Bot API that the sandbox speaks: one table from name to model and function."""
