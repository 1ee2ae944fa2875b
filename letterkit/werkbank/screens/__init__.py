"""The screens, one file each: what a route answers. No screen decides anything about a text itself."""
