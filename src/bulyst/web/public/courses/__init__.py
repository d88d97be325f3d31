"""Courses that anyone can join."""
