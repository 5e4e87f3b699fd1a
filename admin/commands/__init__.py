"""The command line, `tachiyori`. Every command is a few lines over a use case; the words it prints are for people."""

import gc
import sys

from kiosk import locations
from kiosk.errors import TachiyoriError, WrongUsage
from kiosk.language import _, from_environment, speak
from kiosk.store.glance import language_of


def main() -> None:
    """Run the command line. Exits with 0, 1 (could not) or 2 (wrong usage), an error as one sentence on stderr."""
    # Help texts are read while the commands are imported, so the language must be known first.
    speak(language_of(locations.database(locations.data_folder())) or from_environment())
    # Nothing made while starting is garbage; looking for some costs a tenth of the start.
    gc.disable()
    from typer.exceptions import Abort, TyperException

    from admin.commands.tree import app

    gc.enable()
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except WrongUsage as error:
        _fail(str(error), 2)
    except TachiyoriError as error:
        _fail(str(error), 1)
    except TyperException as error:
        message = " ".join(error.format_message().split())
        _fail(_("The command is not written right: {message} See “tachiyori --help”.").format(message=message), error.exit_code)
    except (Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(1)
    except OSError as error:
        _fail(_("“{file}” cannot be used: {reason}.").format(file=error.filename or "", reason=error.strerror or error), 1)


def _fail(sentence: str, code: int) -> None:
    print(f"tachiyori: {sentence}", file=sys.stderr)
    sys.exit(code)
