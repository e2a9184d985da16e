internal import Foundation
internal import Localization
internal import Pipeline

/// A site that a build has written, as commands find it on the disk.
struct BuiltSite {
    let folder: String
    /// The language of the pages at its root.
    let root: Language

    /// Nil for any folder that a build did not write.
    init?(_ folder: String) {
        guard SiteInventory.isSite(folder), let home = try? String(contentsOfFile: folder + "/index.html", encoding: .utf8) else {
            return nil
        }
        guard let root = Language.allCases.first(where: { home.contains("<html lang=\"\($0.rawValue)\"") }) else { return nil }
        (self.folder, self.root) = (folder, root)
    }

    /// The booklets of a language, in the order of their ids.
    func booklets(in language: Language) -> [(id: String, page: String)] {
        let path = folder + (language == root ? "" : "/" + language.rawValue) + "/booklets"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".html") }.sorted().map { (String($0.dropLast(".html".count)), path + "/" + $0) }
    }

    static var missing: LocalizedText {
        LocalizedText(
            ar: "لا موقع مبنيا هنا؛ نفّذ أولا \(Console.program) build:",
            fr: "Pas de site construit ici ; lancez d’abord \(Console.program) build :",
            en: "No built site here; run \(Console.program) build first:")
    }
}
