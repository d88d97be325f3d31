"""Who did what: append-only events in one hash chain a tenant. Knows ids only, never another room's models."""
