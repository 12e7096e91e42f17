"""Ordinary bots of three libraries; nothing in them is of this project."""
