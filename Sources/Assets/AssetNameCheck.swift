internal import Bytes
package import Diagnostics
internal import Markup

/// Names of assets: they become names in the site on any system, and addresses.
package enum AssetNameCheck {
    /// What is wrong with a name, among those taken already.
    package static func issue(of name: String, at path: String, among taken: [String]) -> Diagnostic? {
        let location = SourceLocation(path: path)
        let isValid = name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            PortableName.isValid(part.prefix { $0 != "." }) && part.utf8.allSatisfy { $0 != .backslash && $0 > .space }
                && !part.hasSuffix(".")
                && part.unicodeScalars.allSatisfy { $0 == "." || PortableName.isAllowed($0) }
        }
        guard isValid else { return Diagnostic(.badFileName, at: location, offendingText: name) }
        if let twin = taken.first(where: { $0.lowercased() == name.lowercased() }) {
            return Diagnostic(.collidingNames, at: location, offendingText: twin, detail: name)
        }
        return nil
    }
}
