"""What can go wrong, in words the officer can act on."""

from __future__ import annotations

from collections.abc import Sequence


class UserError(Exception):
    """A refusal the officer can understand and resolve; ``str(error)`` is a finished Thai sentence.

    Attributes:
        code: a short English name of the kind of refusal, for scripts.
        findings: further finished sentences, one for each thing that was found.
    """

    code = "refused"

    def __init__(self, message: str, *, code: str = "", findings: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.code = code or type(self).code
        self.findings = tuple(findings)


class NotFoundError(UserError):
    """The record asked for does not exist, or no longer."""

    code = "not-found"


class ConflictError(UserError):
    """What is asked for contradicts what is already recorded."""

    code = "conflict"


class RefusedFileError(UserError):
    """A file from outside that is refused whole; nothing of it was written."""

    code = "file-refused"


class TemplateError(UserError):
    """A TOML file of the resources or of the office that cannot be used as it is."""

    code = "template"


class WaitingError(UserError):
    """The act is possible only after a person has decided something."""

    code = "waiting"


class CancelledError(Exception):
    """The officer pressed cancel; the unit of work rolls back and nothing is shown."""
