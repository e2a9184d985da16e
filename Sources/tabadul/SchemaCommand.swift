internal import ArgumentParser
internal import Authoring
internal import Localization
internal import Pipeline
internal import Records

/// `tabadul schema`
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of a collection's front matter, for editors; writes the issue forms of hosts.",
        discussion: """
            Made from the same declarations that read the entries. Without --collection the names are listed.
              tabadul schema --collection practices
              tabadul schema --collection practices --translation
              tabadul schema --issue-forms .      (writes .github/ISSUE_TEMPLATE/ and .gitlab/issue_templates/)
            """)

    @Option(help: "The collection: practices, topics, terms…") var collection: Collection?
    @Flag(help: "The schema of the collection's translation files.") var translation = false
    @Option(
        help: ArgumentHelp(
            "Write issue forms for GitHub and issue templates for GitLab below this folder, in each language; `receive` reads what is sent with them.",
            valueName: "dir"))
    var issueForms: String?
    @OptionGroup var options: ContentOptions

    func run() async throws {
        if let issueForms {
            try await writeIssueForms(below: Console.trimmed(issueForms))
            return
        }
        guard let collection else {
            Console.print(Collection.allCases.map(\.rawValue).joined(separator: "\n"))
            return
        }
        Console.data(FrontMatterJSONSchema(of: collection, isTranslation: translation).json)
    }

    private func writeIssueForms(below folder: String) async throws {
        let graph = try await NewEntryWorkflow.graph(options)
        for (path, text) in IssueForm.files({ FieldValueOptions(graph, language: $0) }) {
            do throws(EntryFileWriter.WriteError) {
                try EntryFileWriter.replace(text, at: folder + "/" + path)
            } catch {
                Console.error(LocalizedText(.receiveUnwritable, [MessageArgument("path", folder + "/" + path)])[options.messageLanguage])
                throw ExitCode(1)
            }
            Console.print(path)
        }
    }
}

extension Collection: ExpressibleByArgument {}
