internal import Diagnostics
internal import FrontMatter
internal import Localization

/// Checks dates of a practice that are individually valid but contradict each other or lie in the future.
enum PracticeDateChecks {
    /// - Parameter today: the day of the build; nil if unknown, so that no date is in the future.
    static func check(_ reader: inout FieldReader, _ practice: Practice?, today: PartialDate?) {
        let (compiled, reviewed, since) = (reader.date("compiled"), reader.date("reviewed"), reader.date("since"))
        func isFuture(_ date: PartialDate) -> Bool { today?.isCertainlyBefore(date) ?? false }
        // A date in the future is reported as such.
        if let compiled, let reviewed, reviewed.isCertainlyBefore(compiled), !isFuture(compiled) {
            reader.context.diagnostics.append(
                Diagnostic(.reviewedBeforeCompiled, at: reader.location(of: "reviewed"), offendingText: reviewed.iso, detail: compiled.iso))
        }
        if let due = practice?.reviewDue, let reviewed, due.isCertainlyBefore(reviewed) {
            reader.context.diagnostics.append(
                Diagnostic(.endBeforeStart, at: reader.location(of: "review_due"), offendingText: due.iso, detail: reviewed.iso))
        }
        guard let today else { return }
        reportFuture(practice?.validations.map(\.date) ?? [], of: "validated_by", today, &reader)
        reportFuture(practice?.replies.map(\.date) ?? [], of: "replies", today, &reader)
        for (key, date) in [("compiled", compiled), ("reviewed", reviewed)] {
            guard let date, today.isCertainlyBefore(date) else { continue }
            reader.context.diagnostics.append(Diagnostic(.futureDate, at: reader.location(of: key), offendingText: date.iso))
        }
        // A planned practice begins in the future, and one with an unreadable status may be planned.
        if let since, today.isCertainlyBefore(since), let status = practice?.status, status != .planned {
            reader.context.diagnostics.append(Diagnostic(.futureDate, at: reader.location(of: "since"), offendingText: since.iso))
        }
    }

    /// Dates of a record's history.
    static func checkHistory(_ reader: inout FieldReader, _ metadata: RecordMetadata, today: PartialDate?) {
        guard let today else { return }
        reportFuture(metadata.changes.map(\.date), of: "changes", today, &reader)
        reportFuture([metadata.withdrawal?.date].compactMap { $0 }, of: "withdrawn", today, &reader)
    }

    private static func reportFuture(_ dates: [PartialDate], of key: String, _ today: PartialDate, _ reader: inout FieldReader) {
        for date in dates where today.isCertainlyBefore(date) {
            reader.context.diagnostics.append(Diagnostic(.futureDate, at: reader.location(of: key), offendingText: date.iso))
        }
    }
}
