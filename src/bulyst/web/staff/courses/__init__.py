"""The working room for courses."""
