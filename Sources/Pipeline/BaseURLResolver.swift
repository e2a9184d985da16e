internal import Diagnostics
internal import Localization
internal import Markup
internal import Records

/// Determines the site's address: from the command, else from the site file.
enum BaseURLResolver {
    static func of(_ options: BuildOptions, _ settings: SiteSettings, _ file: SourceFile?, into issues: inout [Diagnostic]) -> BaseURL? {
        if let written = options.baseURL { return BaseURL(written) }
        guard let written = settings.baseURL else { return nil }
        if let address = BaseURL(written) { return address }
        let lines = (file?.text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        let line = (lines.firstIndex { $0.hasPrefix("base_url") } ?? 0) + 1
        issues.append(Diagnostic(.badAddress, at: SourceLocation(path: SiteSettings.path, line: line, column: 1), offendingText: written))
        return nil
    }
}
