"""What a whole letter says, read once for all rules: the way out, how to reach someone, how to pay, what follows."""
