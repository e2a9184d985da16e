internal import Diagnostics
package import Localization

internal import Markup
internal import Records

/// The files of a new site, made from the templates of `starter/`.
///
/// A template's path says where its file goes: `COUNTRY` and `THEME` in it stand for each country and each given theme, a name such as
/// `x.fr.md` for a translation. `{{title}}` and the like in the text are replaced; between quotes they are written as YAML writes them.
package struct SiteScaffold: Sendable {
    /// A country or a theme: its id, and what it is called.
    package struct NamedID: Sendable, Equatable {
        package let id: String
        package let name: String

        package init(id: String, name: String) { (self.id, self.name) = (id, name) }
    }

    package struct File: Sendable, Equatable {
        package let path: String
        package let text: String

        package init(path: String, text: String) { (self.path, self.text) = (path, text) }
    }

    private let title: String
    private let languages: [Language]
    private let countries: [NamedID]
    /// Empty: those of the templates.
    private let themes: [NamedID]
    private let readme: Language
    private let common: [String: String]

    /// - Parameters:
    ///   - readme: the language of `README.md`.
    ///   - repository: the `owner/name` on GitHub that publishes the program, for the workflows.
    package init(
        title: String, languages: [Language], countries: [NamedID], themes: [NamedID] = [], readme: Language, today: PartialDate,
        version: String, repository: String
    ) {
        (self.title, self.languages, self.countries, self.themes, self.readme) = (title, languages, countries, themes, readme)
        let ids = themes.isEmpty ? Self.templateThemes : themes.map(\.id)
        common = [
            "title": title, "languages": languages.map(\.rawValue).joined(separator: ", "), "today": today.iso,
            "year": String(today.year), "version": version, "repository": repository, "first_theme": ids[0],
            "second_theme": ids[min(1, ids.count - 1)],
        ]
    }

    /// The themes that the templates have of their own; the first two hold the example questions.
    private static let templateThemes = ["protection", "prevention"]

    /// The files of the site, in the order of their paths.
    package func files(from templates: [File]) -> [File] {
        var files: [File] = []
        for template in templates where isWanted(template.path) {
            if template.path.contains("COUNTRY") {
                for (index, country) in countries.enumerated() {
                    let values = [
                        "country": country.id, "country_name": country.name, "country_order": String(index + 1),
                        "country_locale": "ar-" + country.id.uppercased(),
                    ]
                    files.append(file(template, replacing: "COUNTRY", by: country.id, values))
                }
            } else if template.path.contains("THEME") {
                for (index, theme) in themes.enumerated() {
                    let colour = Theme.ColorToken.allCases[index % Theme.ColorToken.allCases.count]
                    let values = ["theme_name": theme.name, "theme_order": String(index + 1), "theme_color": colour.rawValue]
                    files.append(file(template, replacing: "THEME", by: theme.id, values))
                }
            } else {
                files.append(file(template, replacing: "", by: "", [:]))
            }
        }
        return stamped(files).sorted { $0.path < $1.path }
    }

    private func isWanted(_ path: String) -> Bool {
        if let code = Self.translation(of: path) {
            if path.hasPrefix("README.") { return code == readme }
            guard languages.contains(code) else { return false }
        }
        return !path.hasPrefix("content/themes/") || path.contains("THEME") != themes.isEmpty
    }

    /// The language in a file's name: `x.fr.md`.
    private static func translation(of path: String) -> Language? {
        let parts = path.split(separator: ".")
        return parts.count > 2 && parts.last == "md" ? Language(rawValue: String(parts[parts.count - 2])) : nil
    }

    private func file(_ template: File, replacing mark: String, by id: String, _ values: [String: String]) -> File {
        let values = common.merging(values) { $1 }
        let lines = template.text.split(separator: "\n", omittingEmptySubsequences: false).filter(isWanted(line:))
        let isYAML = template.path.hasPrefix("content/") || template.path.hasSuffix(".yml")
        var text = lines.joined(separator: "\n")
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            // Templates quote a text that may hold anything.
            let written = isYAML ? String(YAMLQuoting.quoted(value).dropFirst().dropLast()) : value
            text = text.replacing("{{\(name)}}", with: written)
        }
        return File(path: path(template.path, mark, id), text: text)
    }

    private func path(_ path: String, _ mark: String, _ id: String) -> String {
        if path.hasPrefix("README.") { return "README.md" }
        if ["gitignore", "gitlab-ci.yml"].contains(path) || path.hasPrefix("github/") { return "." + path }
        return mark.isEmpty ? path : path.replacing(mark, with: id)
    }

    /// Whether a line is no text of a language that the site lacks.
    private func isWanted(line: Substring) -> Bool {
        let indented = line.drop { $0 == " " }
        guard indented.count < line.count, let code = Language(rawValue: String(indented.prefix(2))), indented.dropFirst(2).hasPrefix(": ")
        else { return true }
        return code == .ar || languages.contains(code)
    }

    /// The files, translations marked as made of their originals.
    private func stamped(_ files: [File]) -> [File] {
        let texts = Dictionary(files.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        return files.map { file in
            let parts = file.path.split(separator: "/").map(String.init)
            guard file.path.hasPrefix("content/"), let language = Self.translation(of: file.path), parts.count > 2,
                let collection = Collection(rawValue: parts[1])
            else { return file }
            let path = file.path.dropLast(".\(language.rawValue).md".count) + ".md"
            guard let original = texts[String(path)] else { return file }
            let stamped = TranslationUpToDateMarker.stamped(
                SourceFile(path: file.path, text: file.text), original: SourceFile(path: String(path), text: original), in: collection)
            return File(path: file.path, text: stamped ?? file.text)
        }
    }
}
