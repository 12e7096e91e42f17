"""The organisers' imports, results, exports and deliveries."""

from typing import Final

from handlers.exporting import AskExport, ExportOwn, LeaveExport, SendExport
from handlers.import_messages import ApplyImport, DropImport, GetTemplate, ListImport, ReadAgain
from handlers.organise import SettleDoubts, ShowDeliveries, ShowDoubts
from handlers.results_actions import DrawResults, ListResults, ShowResults
from tests.handlers.hostile.world import Forged

FORGED: Final[Forged] = {
    GetTemplate: lambda _: GetTemplate(),
    ReadAgain: lambda _: ReadAgain(kind="ours"),
    ApplyImport: lambda _: ApplyImport(),
    DropImport: lambda _: DropImport(),
    ListImport: lambda _: ListImport(),
    ShowResults: lambda _: ShowResults(),
    ListResults: lambda _: ListResults(what="notes"),
    DrawResults: lambda _: DrawResults(),
    AskExport: lambda _: AskExport(what="xlsx"),
    SendExport: lambda _: SendExport(what="vcf"),
    LeaveExport: lambda _: LeaveExport(),
    ExportOwn: lambda _: ExportOwn(),
    ShowDeliveries: lambda _: ShowDeliveries(),
    ShowDoubts: lambda _: ShowDoubts(),
    SettleDoubts: lambda _: SettleDoubts(rows=tuple(range(1, 200)), arrived=True),
}
