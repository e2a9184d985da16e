internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Linking
internal import Localization
internal import Pipeline
internal import Records

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
    internal import Glibc
#else
    internal import Foundation
#endif

/// `tabadul withdraw`
struct WithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Leaves an entry out of the site: lists everything that leads to it with the fix, and applies the fixes on request.",
        discussion: """
            References in front matter are removed, links in texts become plain text, and entries that cannot be without the entry
            (a practice whose only lead it is) are withdrawn too, or name another with --replace-with. Comments stay.
              tabadul withdraw practices/ma/national-referral-mechanism
              tabadul withdraw practices/ma/national-referral-mechanism --apply --reason "under review"
              tabadul withdraw practices/ma/national-referral-mechanism --apply --keep-page --reason ar="…" --reason fr="…" --reason en="…"
              tabadul withdraw institutions/tn/inlctp --replace-with institutions/tn/justice
            """)

    @OptionGroup var options: ContentOptions

    @Argument(help: "The entry: practices/ma/x, or the path of its file.")
    var entry: String

    @Flag(help: "Write the changes (without it they are only shown).")
    var apply = false

    @Option(
        name: .customLong("reason"),
        help: ArgumentHelp(
            "Why, in the language named (fr=…) or in Arabic; once for each language. A comment in the front matter, or on the page that is kept.",
            valueName: "language=text"))
    var reasons: [String] = []

    @Option(help: ArgumentHelp("Hold the entry back until a day (embargo_until) instead of making it a draft.", valueName: "day"))
    var until: PartialDate?

    @Option(help: ArgumentHelp("The entry to name wherever a reference is required.", valueName: "note"))
    var replaceWith: String?

    @Flag(
        help: """
            Keep a page in its place that gives the date and the reason; the id is never used again. \
            On a terminal, the languages that --reason leaves out are asked for.
            """)
    var keepPage = false

    func validate() throws {
        if keepPage, until != nil { throw ValidationError("--keep-page, --until") }
    }

    private func hold(_ reason: WithdrawalReason) -> WithdrawalPlan.Method {
        if keepPage, let today = options.today { return .page(day: today.iso, reason: reason) }
        return until.map { .embargo(until: $0.iso) } ?? .draft
    }

    func run() async throws {
        let language = options.messageLanguage
        let builder = SiteBuilder(options.build(drafts: true))
        let (report, graph) = await builder.read()
        guard let graph else {
            Console.report(report, options)
            throw ExitCode(1)
        }
        let target = try key(entry, in: graph)
        let replacement = try replaceWith.map { try key($0, in: graph) }
        if let replacement, replacement == target || replacement.collection != target.collection {
            throw ValidationError(WithdrawStrings.otherCollection(replacement.path, target.collection.folder)[language])
        }
        let reason = try reason(in: graph.catalogue.settings.languages)
        var plan = WithdrawalPlan(
            of: target, hold: hold(reason), comment: keepPage ? nil : reason.comment, replacement: replacement, graph: graph,
            sources: report.sources)
        let remaining = await Self.settle(&plan, report, options)
        Console.print(WithdrawStrings.text(plan, target, graph, language))
        for path in plan.files.keys.sorted() {
            guard let new = plan.files[path], let old = report.sources[path] else { continue }
            Console.print("\(path)\n\(LineDifference(from: old.text, to: new.text).text)\n")
        }
        if !remaining.diagnostics.isEmpty {
            Console.error(WithdrawStrings.remaining[language])
            Console.report(remaining, options)
            throw ExitCode(1)
        }
        guard apply else {
            Console.print(WithdrawStrings.notYet[language])
            return
        }
        try write(plan, over: report.sources)
        Console.print(WithdrawStrings.done(plan.files.count)[language])
    }

    /// Checks the plan as if it were written, and allows sentences that the withdrawn entries share with others.
    ///
    /// - Returns: the errors that the plan would cause.
    static func settle(_ plan: inout WithdrawalPlan, _ base: BuildReport, _ options: ContentOptions) async -> BuildReport {
        let builder = SiteBuilder(options.build(drafts: false))
        var after = base
        for _ in 0..<3 {
            guard let checked = try? await builder.check(with: Array(plan.files.values)) else { return after }
            after = checked
            after.diagnostics.removeAll { $0.severity != Severity.error }
            var shared: [RecordKey: Set<String>] = [:]
            for leak in after.diagnostics where leak.code == .unpublishedLeak && leak.location.line > 0 && leak.offendingText != leak.detail
            {
                guard let key = plan.withdrawn.first(where: { $0.path == leak.detail }) else { continue }
                shared[key, default: []].insert(leak.offendingText)
            }
            if shared.isEmpty { break }
            for (key, sentences) in shared { plan.allow(sentences.sorted(), of: key) }
        }
        return after
    }

    /// The reason as given, completed by answers on a terminal where a page is kept.
    private func reason(in languages: [Language]) throws -> WithdrawalReason {
        var reason: WithdrawalReason
        do throws(WithdrawalReason.Invalid) {
            reason = try WithdrawalReason(reasons, languages: languages)
        } catch {
            throw ValidationError(error.text[options.messageLanguage])
        }
        guard keepPage else { return reason }
        if isatty(0) != 0 { try ask(&reason) }
        guard reason.isArabic else { throw ValidationError(WithdrawStrings.reasonNeeded[options.messageLanguage]) }
        if !reason.missing.isEmpty { Console.error(WithdrawStrings.untranslated(reason.missing)[options.messageLanguage]) }
        return reason
    }

    /// Asks for the reason in each language that it lacks; only the Arabic one is required.
    private func ask(_ reason: inout WithdrawalReason) throws {
        let prompter = Prompter(language: options.messageLanguage) {
            Console.write($0)
        } readInput: {
            readLine()
        }
        let asked = reason.missing
        var next = 0
        while next < asked.count {
            do {
                let question = WithdrawStrings.reasonQuestion(asked[next])[options.messageLanguage]
                if let text = try prompter.text(question, isOptional: asked[next] != .ar) { reason.set(text, in: asked[next]) }
                next += 1
            } catch is PreviousQuestionRequest {
                next = max(0, next - 1)
            } catch is EndOfInput {
                Console.error("\n" + WithdrawStrings.stopped[options.messageLanguage])
                throw ExitCode(1)
            }
        }
    }

    /// Resolves an argument to an entry: a site path, a source path, or an id that is unique among collections.
    private func key(_ word: String, in graph: SiteGraph) throws -> RecordKey {
        let name = EntryArgument.name(word, in: options.folder)
        let keys = graph.catalogue.everything.map(\.key)
        if let key = keys.first(where: { $0.path == name }) { return key }
        let sameID = keys.filter { $0.id == name }
        if sameID.count == 1, let key = sameID.first { return key }
        let nearest = SpellingSuggestion.nearest(to: name, among: keys.map(\.path)).map { [$0] } ?? sameID.map(\.path)
        throw ValidationError(WithdrawStrings.unknown(word, nearest)[options.messageLanguage])
    }

    private func write(_ plan: WithdrawalPlan, over sources: [String: SourceFile]) throws {
        let folder = EntryFileWriter(source: options.folder)
        // The withdrawn entries are written last, so that an interrupted run leaves a site that builds.
        let held = Set(plan.withdrawn.map { "content/\($0.path).md" })
        for path in plan.files.keys.sorted(by: { (held.contains($0) ? 1 : 0, $0) < (held.contains($1) ? 1 : 0, $1) }) {
            guard let new = plan.files[path], let old = sources[path] else { continue }
            do throws(EntryFileWriter.WriteError) {
                try folder.save(new.text, at: path, over: EntryFileWriter.mark(of: old))
            } catch {
                Console.error(WithdrawStrings.unwritable(path)[options.messageLanguage])
                throw ExitCode(1)
            }
        }
    }
}
