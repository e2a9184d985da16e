internal import Diagnostics
internal import FrontMatter

/// Names of assets: they become names in the site on any system, and addresses.
enum AssetName {
    /// What is wrong with a name, among those taken already.
    static func fault(of name: String, at path: String, among taken: [String]) -> Diagnostic? {
        let place = SourcePlace(path: path)
        let isSound = name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            PortableName.isSound(part.prefix { $0 != "." }) && part.utf8.allSatisfy { $0 != 0x5C && $0 > 32 } && !part.hasSuffix(".")
                && part.unicodeScalars.allSatisfy { $0 == "." || PortableName.isAllowed($0) }
        }
        guard isSound else { return Diagnostic(.badFileName, at: place, offender: name) }
        if let twin = taken.first(where: { $0.lowercased() == name.lowercased() }) {
            return Diagnostic(.collidingNames, at: place, offender: twin, detail: name)
        }
        return nil
    }
}
