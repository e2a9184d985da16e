internal import Authoring
internal import Diagnostics
internal import Linking
internal import Localization
internal import Markup
internal import Privacy
internal import Records

/// What the form knows of the site: the names of entries, headings, the limits of the shared rules, and the texts of their messages.
struct ContributionFormSiteData {
    private let graph: SiteGraph
    private let permitted: PrivacyAllowlist
    private let language: Language

    init(_ graph: SiteGraph, _ permitted: PrivacyAllowlist, _ language: Language) {
        (self.graph, self.permitted, self.language) = (graph, permitted, language)
    }

    var json: JSON {
        let settings = graph.catalogue.settings
        return .members([
            ("language", .text(language.rawValue)),
            ("languages", .list(settings.knownLanguages.all.map { .texts([$0.rawValue, $0.nativeName]) })),
            ("contact", settings.contact.map { .text($0) }),
            ("newFile", settings.repository?.newFile.map { .text($0) }),
            ("editFile", settings.repository?.editFile.map { .text($0) }),
            ("translated", language == EntryFilePath.originalLanguage ? nil : .texts(Self.translated.map(\.rawValue))),
            ("untranslated", untranslated),
            ("images", .flag(settings.images == .allowed)),
            ("records", records),
            ("topics", .object(graph.topics.map { ($0.metadata.id, topic($0)) })),
            (
                "open",
                .object(
                    graph.countries.map { country in
                        (country.metadata.id, .texts(graph.coverage.gaps.filter { $0.country == country.id }.map(\.topic.text)))
                    })
            ),
            (
                "roles",
                .list(
                    SectionRole.allCases.map { role in
                        .object([
                            ("role", .text(role.rawValue)), ("heading", .text(role.heading[EntryFilePath.originalLanguage])),
                            ("required", .flag(role.isRequired)),
                        ])
                    })
            ),
            ("headings", .list(SectionRole.knownHeadings.map { .texts([$0.text, $0.role.rawValue]) })),
            ("phones", .list(permitted.phonePlans.map(plan))),
            ("helplines", .texts(permitted.helplines)),
            ("domains", .texts(permitted.domains.sorted())),
            ("offices", .texts(OfficeMailboxWords.all)),
            ("discouraged", .list(discouraged)),
            ("messages", .object(messages)),
            ("warnings", .texts(Self.sharedCodes.filter { $0.severity == .warning }.map(\.rawValue))),
            ("sources", .texts(sourceKeys)),
        ])
    }

    /// Collections whose names an empty practice needs only to search for a link, or among its optional fields.
    private static let onlyLinked: [Collection] = [.terms, .indicators, .concepts, .pages, .instruments, .practices]

    /// The names that are loaded with a correction of another collection, and when a link is searched for.
    var links: JSON { records(of: Self.onlyLinked, hasNames: true) }

    private var records: JSON {
        // Titles of sources are in files of their own: here the form only learns which keys there are.
        records(of: Collection.allCases.filter { $0 != .sources }, hasNames: false)
    }

    private func records(of collections: [Collection], hasNames: Bool) -> JSON {
        .object(
            collections.map { collection in
                let all = graph.catalogue.everything.filter { $0.key.collection == collection }
                let isNamed = hasNames || !Self.onlyLinked.contains(collection)
                return (collection.rawValue, .list(all.map { .texts([$0.metadata.id] + (isNamed ? [name(of: $0)] : [])) }))
            })
    }

    /// The keys under which entries may cite a source of the site: ids, and earlier ids.
    private var sourceKeys: [String] {
        graph.catalogue.sources.all.flatMap { source in
            [source.metadata.id]
                + source.metadata.aliases.compactMap { $0.key(in: .sources) }.filter { $0.collection == .sources }.map(\.id)
        }
    }

    /// The collections whose entries have translations in files of their own.
    static let translated = Collection.allCases.filter { !$0.type.translatedFields.isEmpty }

    /// The entries without a translation that could be corrected in this language; nil in the language of originals.
    private var untranslated: JSON? {
        guard language != EntryFilePath.originalLanguage else { return nil }
        let records = graph.catalogue.everything.filter { record in
            Self.translated.contains(record.key.collection)
                && (record.metadata.body.written(in: language) == nil || record.metadata.body.original == language)
        }
        return .texts(records.map(\.key.path))
    }

    private func name(of record: any Record) -> String {
        (record as? Topic)?.short(in: language).text ?? record.name(in: language)
    }

    private func topic(_ topic: Topic) -> JSON {
        .object([
            ("theme", .text(topic.theme.text)), ("question", .text(topic.title(in: language).text)),
            ("stages", .list(topic.stages.map { .texts([$0.id, $0.title[language]]) })),
        ])
    }

    private func plan(_ plan: NumberingPlanRow) -> JSON {
        .list([
            .text(plan.code), .text(plan.trunk), .list(plan.lengths.map { .whole($0) }), .texts(plan.personal), .texts(plan.official),
            .flag(plan.isOwn),
        ])
    }

    /// Words that the glossary advises against in Arabic, each with the term to write.
    private var discouraged: [JSON] {
        graph.catalogue.terms.all.flatMap { term in term.discouraged[.ar].map { .texts([$0, term.name[.ar]]) } }
    }

    /// The messages of the rules that the form shares with the check, with `{text}` and `{detail}` in place of what an entry holds.
    private var messages: [(String, JSON)] {
        func message(_ code: DiagnosticCode, text: String = "{text}", detail: String = "{detail}") -> JSON {
            let issue = Diagnostic(code, at: SourceLocation(path: ""), offendingText: text, detail: detail)
            return .text(FormDiagnosticText.text(of: issue, in: language))
        }
        return Self.sharedCodes.map { ($0.rawValue, message($0)) } + [
            ("empty", message(.wrongType, text: "\"\"")), ("count", message(.wrongType, detail: "{detail} × ")),
            ("number", message(.wrongType, detail: "12.5")), ("whole", message(.wrongType, detail: "12")),
        ]
    }

    /// The rules that `contribute-check.js` applies; `docs/contributing-form.md` lists those that only the whole site can apply.
    static let sharedCodes: [DiagnosticCode] = [
        .missingKey, .wrongType, .unknownValue, .unknownReference, .badDate, .badLength, .badAddress, .duplicateValue, .futureDate,
        .reviewedBeforeCompiled, .endBeforeStart, .topicOutsideThemes, .unknownStage, .unknownSource, .unusedSource, .unknownSection,
        .duplicateSection, .missingSection, .misplacedHeading, .sectionHeading, .unspacedHeading, .emptySection, .unknownButWritten,
        .citationForm, .bareAddress, .bulletSign, .rawHTML, .brokenLink, .forbiddenScheme, .footnoteDefinition, .rawEmphasis,
        .arabicListNumber, .spaceInLink, .imageNotAllowed, .bidiControl, .invisibleCharacter, .strayDirectionMark, .figureWithoutCitation,
        .latinPunctuation, .straightQuotes, .tatweel, .mixedDigits, .discouragedWord, .smartQuotes, .leftToFill, .personalPhone,
        .personalEmail, .duplicateKey, .unknownKey, .badYAML, .missingFrontMatter, .ambiguousNumber, .misplacedCitation,
        .unspacedListMarker,
        .indentedText, .tableWithoutSeparator, .linkWithoutScheme,
    ]
}
