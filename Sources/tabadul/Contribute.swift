internal import ArgumentParser
internal import Building
internal import Contributing
internal import Diagnostics
internal import Foundation
internal import Linking
internal import Localisation
internal import Records

/// `tabadul new`
struct New: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Starts a new note.", subcommands: [NewPractice.self], defaultSubcommand: NewPractice.self)
}

/// `tabadul new practice`
struct NewPractice: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice", abstract: "Writes a complete scaffold of a practice; never overwrites a file.",
        discussion: "What is not given as an option is asked for on a terminal: topics still unanswered by the country come first.")

    @OptionGroup var options: SourceOptions

    @Option(help: "The country's id: ma, eg, tn.")
    var country: String?

    @Option(help: "The topic's id: the shared question that the practice answers.")
    var topic: String?

    @Option(help: "The practice's name.")
    var title: String?

    @Option(help: "The file's name, in Latin letters (default: made from the topic).")
    var slug: String?

    func run() async throws {
        let language = options.messageLanguage
        let build = BuildOptions(source: options.folder, output: "", drafts: true, cores: Console.cores)
        let (_, graph) = try await SiteBuilder(build).check()
        guard let graph else { throw ValidationError("no readable content/site.yaml in \(options.folder)") }
        let country = try choose(country, "country", from: graph.countries.map { ($0.entry.id, $0.name[language]) }, language)
        let open = graph.coverage.gaps.filter { $0.country.text == country }.map(\.topic)
        let topics = graph.topics.sorted { open.contains($0.id) && !open.contains($1.id) }
        let topic = try choose(
            topic, "topic", from: topics.map { ($0.entry.id, $0.name(in: language) + (open.contains($0.id) ? " ○" : "")) }, language)
        let title = try self.title ?? ask("title", language)
        guard let record = graph.catalogue.topics.find(topic), let home = graph.catalogue.countries.find(country) else { return }
        guard let today = PartialDate(Self.today) else { return }
        let request = Scaffold.Request(
            country: country, topic: record, title: title, slug: slug ?? freeSlug(topic, country), today: today,
            committee: home.committee.text)
        let path = options.folder + "/" + request.path
        try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        let text = Scaffold.practice(request, language: language)
        guard !FileManager.default.fileExists(atPath: path), FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
            Console.error("\(Self.exists[language]) \(path)")
            throw ExitCode(1)
        }
        Console.print("\(Self.written[language]) \(path)\n\(Self.next[language])")
    }

    /// The value given, if it is one of the choices; else the one picked by number on a terminal.
    private func choose(_ given: String?, _ name: String, from choices: [(String, String)], _ language: Language) throws -> String {
        if let given {
            guard choices.contains(where: { $0.0 == given }) else {
                let nearest = Suggestion.nearest(to: given, among: choices.map(\.0)).map { " (\($0)?)" } ?? ""
                throw ValidationError("--\(name) \(given): \(choices.map(\.0).joined(separator: ", "))\(nearest)")
            }
            return given
        }
        guard isatty(0) != 0 else { throw ValidationError("--\(name) is missing: \(choices.map(\.0).joined(separator: ", "))") }
        for (index, choice) in choices.enumerated() { Console.print("  \(index + 1). \(choice.1)  [\(choice.0)]") }
        while true {
            FileHandle.standardOutput.write(Data("\(name) 1-\(choices.count): ".utf8))
            guard let line = readLine() else { throw ExitCode(1) }
            if let number = Int(line.trimmingCharacters(in: .whitespaces)), choices.indices.contains(number - 1) {
                return choices[number - 1].0
            }
        }
    }

    private func ask(_ name: String, _ language: Language) throws -> String {
        guard isatty(0) != 0 else { throw ValidationError("--\(name) is missing") }
        while true {
            FileHandle.standardOutput.write(Data("\(name): ".utf8))
            guard let line = readLine() else { throw ExitCode(1) }
            if line.count >= 10 { return line }
        }
    }

    private func freeSlug(_ topic: String, _ country: String) -> String {
        var slug = topic
        var number = 2
        while FileManager.default.fileExists(atPath: "\(options.folder)/content/practices/\(country)/\(slug).md") {
            slug = "\(topic)-\(number)"
            number += 1
        }
        return slug
    }

    private static var today: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyy-MM-dd"
        return formatter.string(from: Date())
    }

    private static let exists = LocalizedText(
        ar: "الملف موجود، ولم يُمس:", fr: "Le fichier existe, il n'a pas été touché :", en: "The file exists and was not touched:")
    private static let written = LocalizedText(ar: "كُتبت البطاقة:", fr: "Fiche écrite :", en: "Note written:")
    private static let next = LocalizedText(
        ar: "افتحها في محرر نصوص، واملأ الأقسام والمصادر، ثم نفّذ: tabadul check",
        fr: "Ouvrez-la dans un éditeur, remplissez sections et sources, puis : tabadul check",
        en: "Open it in a text editor, fill in the sections and sources, then run: tabadul check")
}

/// `tabadul translate --accept`
struct Translate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Marks translations as made of their originals as they now stand.",
        discussion: "Run it after reviewing a translation whose original has changed. Without files, all translations are marked.")

    @OptionGroup var options: SourceOptions

    @Flag(help: "Write the fingerprint of the original into the translation.")
    var accept = false

    @Argument(help: "Translation files, such as content/practices/ma/x.fr.md.")
    var files: [String] = []

    func run() async throws {
        guard accept else { throw ValidationError("say what to do: --accept") }
        let build = BuildOptions(source: options.folder, output: "", drafts: true, cores: Console.cores)
        let (report, _) = try await SiteBuilder(build).check()
        var count = 0
        for fault in report.diagnostics where fault.code == .staleTranslation && (files.isEmpty || files.contains(fault.place.path)) {
            let path = fault.place.path
            let parts = path.split(separator: "/")
            guard parts.count > 2, let collection = Collection(rawValue: String(parts[1])), let translation = report.sources[path] else {
                continue
            }
            let original = path.split(separator: ".").dropLast(2).joined(separator: ".") + ".md"
            guard let source = report.sources[original], let text = TranslationStamp.stamped(translation, original: source, in: collection)
            else { continue }
            try Data(text.utf8).write(to: URL(fileURLWithPath: options.folder + "/" + path), options: .atomic)
            count += 1
        }
        Console.print("\(count)")
    }
}

/// `tabadul report`
struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what an editor has to attend to: coverage, gaps, stale notes, missing translations.")

    @OptionGroup var options: SourceOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    @Option(help: "text, json or csv.")
    var format = Format.text

    func run() async throws {
        let build = BuildOptions(source: options.folder, output: "", drafts: true, cores: Console.cores, today: options.today)
        let (report, graph) = try await SiteBuilder(build).check()
        if report.hasErrors(strict: options.strict) { Console.tell(report, options) }
        guard let graph, let today = options.today else { throw ExitCode(1) }
        let editor = EditorReport(graph, today: today)
        switch format {
        case .text: Console.print(editor.text(in: options.messageLanguage))
        case .json: Console.print(editor.json)
        case .csv: Console.print(editor.csv)
        }
    }
}
