"""What a release is made of beside the package: the bill of materials and the documentation site."""
