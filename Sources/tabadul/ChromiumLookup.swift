internal import Storage

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The Chromium-based browser that prints booklets.
enum ChromiumLookup {
    /// Names to look up in `PATH`, and paths on macOS.
    static let names = [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "brave-browser",
        "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]

    /// The browser that the variable `CHROMIUM` names, else the first one that is installed.
    static var installed: ExternalTool? {
        if let named = ProcessInfo.processInfo.environment["CHROMIUM"], !named.isEmpty { return ExternalTool(named: named) }
        return names.lazy.compactMap { ExternalTool(named: $0) }.first
    }
}
