internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Linking
internal import Localization
internal import Pipeline
internal import Records

/// `tabadul validate`
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Writes into a practice that an institution validated its text as it now stands.",
        discussion: """
            The entry keeps a fingerprint of the text. When the text changes later, its page says so, and the check warns.
              tabadul validate practices/ma/national-referral-mechanism --institution ma/national-committee
              tabadul validate ma/national-referral-mechanism --institution ma/national-committee --sections approach,results
            """)

    @OptionGroup var options: ContentOptions

    @Argument(help: "The practice: practices/ma/x, ma/x, or the path of its file.")
    var entry: String

    @Option(help: "The id of the institution that validated it.")
    var institution: String

    @Option(help: ArgumentHelp("Only these sections: context, approach, results, lessons, replication.", valueName: "list"))
    var sections: String?

    func run() async throws {
        let language = options.messageLanguage
        let roles = try (sections ?? "").split(separator: ",").map { word -> SectionRole in
            guard let role = SectionRole(rawValue: word.filter { $0 != " " }) else {
                let known = SectionRole.allCases.map(\.rawValue)
                throw ValidationError("--sections \(word): " + known.joined(separator: ", "))
            }
            return role
        }
        let (report, graph) = await SiteBuilder(options.build(drafts: true)).read()
        guard let graph, let today = options.today else {
            Console.report(report, options)
            throw ExitCode(1)
        }
        let catalogue = graph.catalogue
        let name = EntryArgument.name(entry, in: options.folder)
        let id = name.hasPrefix("practices/") ? String(name.dropFirst("practices/".count)) : name
        guard let practice = catalogue.practices.find(id) else {
            let nearest = SpellingSuggestion.nearest(to: id, among: catalogue.practices.all.map(\.metadata.id))
            throw ValidationError(WithdrawStrings.unknown(entry, [nearest].compactMap { $0 })[language])
        }
        guard let body = catalogue.institutions.find(institution) else {
            let nearest = SpellingSuggestion.nearest(to: institution, among: catalogue.institutions.all.map(\.metadata.id))
            throw ValidationError(WithdrawStrings.unknown(institution, [nearest].compactMap { $0 })[language])
        }
        guard let old = report.sources[practice.metadata.path],
            let new = ValidationStampWriter.written(into: old, of: practice, by: body, on: today, sections: roles)
        else {
            Console.error(WithdrawStrings.unwritable(practice.metadata.path)[language])
            throw ExitCode(1)
        }
        do throws(EntryFileWriter.WriteError) {
            try EntryFileWriter(source: options.folder).save(new.text, at: new.path, over: EntryFileWriter.mark(of: old))
        } catch {
            Console.error(WithdrawStrings.unwritable(new.path)[language])
            throw ExitCode(1)
        }
        Console.print(
            LocalizedText(
                .commandsValidateDone,
                [
                    MessageArgument("path", new.path), MessageArgument("institution", body.short(in: language).text),
                    MessageArgument("date", today.iso),
                ])[
                    language])
    }
}
