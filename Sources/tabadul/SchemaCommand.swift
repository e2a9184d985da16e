internal import ArgumentParser
internal import Authoring
internal import Records

/// `tabadul schema`
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Prints the JSON Schema of a collection's front matter, for editors.",
        discussion: """
            Made from the same declarations that read the notes. Without --collection the names are listed.
              tabadul schema --collection practices
              tabadul schema --collection practices --translation
            """)

    @Option(help: "The collection: practices, topics, terms…") var collection: Collection?
    @Flag(help: "The schema of the collection's translation files.") var translation = false

    func run() {
        guard let collection else {
            Console.print(Collection.allCases.map(\.rawValue).joined(separator: "\n"))
            return
        }
        Console.data(FrontMatterSchema(of: collection, isTranslation: translation).json)
    }
}

extension Collection: ExpressibleByArgument {}
