"""What people read afterwards: lint reports, evidence, coverage of the norms."""
