internal import ArgumentParser
internal import Storage

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `--redact-list`: a file outside the source folder with names that must never be published.
struct RedactListOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A list of names, one a line, kept outside the source folder: a build that would publish one stops. No name is ever printed.",
            valueName: "file"))
    var redactList: String?

    /// The list's text.
    func names(source: String) throws -> String? {
        guard let redactList else { return nil }
        let list = URL(fileURLWithPath: redactList).resolvingSymlinksInPath().path
        let folder = URL(fileURLWithPath: source).resolvingSymlinksInPath().path
        guard !list.hasPrefix(folder + "/") else {
            throw ValidationError("--redact-list: keep the list outside the source folder, so that it is never published with it")
        }
        guard FileSystem.kind(of: list) == .file, let data = FileManager.default.contents(atPath: list),
            let text = String(data: data, encoding: .utf8)
        else { throw ValidationError("--redact-list: the file cannot be read as UTF-8 text") }
        return text
    }
}
