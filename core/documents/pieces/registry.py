"""Every kind of block that a document's file may ask for."""

from __future__ import annotations

from collections.abc import Mapping

from core.documents.pieces.boxes import PriorityColumns, SwotBoxes
from core.documents.pieces.closing import Endorsements, Signature, Signer, SignLines
from core.documents.pieces.cover import Appendix, Contents, Cover, Matter, PageBreak
from core.documents.pieces.group_results import GroupResults
from core.documents.pieces.grouped import GroupedTable
from core.documents.pieces.heads import Divider, Emblem, Head, MemoTitle, Title
from core.documents.pieces.lesson import Parts
from core.documents.pieces.letters import Farewell, Labelled, LetterHead
from core.documents.pieces.lists import Items
from core.documents.pieces.meetings import Agenda
from core.documents.pieces.newsletter import Newsletter
from core.documents.pieces.orders import Committees
from core.documents.pieces.photos import Photos, Qr
from core.documents.pieces.piece import Piece
from core.documents.pieces.records import Each, RowList
from core.documents.pieces.room import KeyValues, Room, Ruled
from core.documents.pieces.run_on import RunOn, Sentences
from core.documents.pieces.scorecards import Scorecard
from core.documents.pieces.sections import Sections
from core.documents.pieces.standings import Standings
from core.documents.pieces.surveys import SurveyChart, SurveyLines, SurveyTable
from core.documents.pieces.tables import Table
from core.documents.pieces.texts import Heading1, Line, Numbered, Section, Space, Text
from core.documents.pieces.ticks import OnePicture, Ticks

PIECES: Mapping[str, type[Piece]] = {
    "cover": Cover,
    "matter": Matter,
    "page": PageBreak,
    "contents": Contents,
    "appendix": Appendix,
    "sections": Sections,
    "ticks": Ticks,
    "picture": OnePicture,
    "grouped-table": GroupedTable,
    "group-results": GroupResults,
    "scorecard": Scorecard,
    "survey-table": SurveyTable,
    "survey-lines": SurveyLines,
    "survey-chart": SurveyChart,
    "run-on": RunOn,
    "sentences": Sentences,
    "each": Each,
    "row-list": RowList,
    "photos": Photos,
    "qr": Qr,
    "newsletter": Newsletter,
    "swot-boxes": SwotBoxes,
    "priority-columns": PriorityColumns,
    "memo-title": MemoTitle,
    "emblem": Emblem,
    "head": Head,
    "title": Title,
    "divider": Divider,
    "letter-head": LetterHead,
    "labelled": Labelled,
    "line": Line,
    "space": Space,
    "room": Room,
    "ruled": Ruled,
    "key-values": KeyValues,
    "text": Text,
    "heading": Heading1,
    "section": Section,
    "list": Numbered,
    "items": Items,
    "parts": Parts,
    "table": Table,
    "standings": Standings,
    "committees": Committees,
    "agenda": Agenda,
    "farewell": Farewell,
    "signature": Signature,
    "signer": Signer,
    "endorsements": Endorsements,
    "sign-lines": SignLines,
}
