"""The compiled way: per shape of letter everything that is constant once, per letter only what differs."""
