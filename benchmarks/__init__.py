import os
import tempfile

# All cases here are invented, and stand in a temporary folder; then the sample creditor may write to them.
os.environ["LETTERKIT_INVENTED"] = tempfile.gettempdir()
