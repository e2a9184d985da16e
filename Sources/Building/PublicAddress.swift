internal import Diagnostics
internal import Localisation
internal import Markup
internal import Records

/// Where the site is to be found: as the command says, else as the site file says.
enum PublicAddress {
    static func of(_ options: BuildOptions, _ settings: SiteSettings, _ file: SourceFile?, into faults: inout [Diagnostic]) -> SiteAddress?
    {
        if let written = options.baseURL { return SiteAddress(written) }
        guard let written = settings.baseURL else { return nil }
        if let address = SiteAddress(written) { return address }
        let lines = (file?.text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        let line = (lines.firstIndex { $0.hasPrefix("base_url") } ?? 0) + 1
        faults.append(Diagnostic(.badAddress, at: SourcePlace(path: SiteSettings.path, line: line, column: 1), offender: written))
        return nil
    }
}
