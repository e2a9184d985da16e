internal import Diagnostics
package import Localization
internal import Markup

/// Formats the report as text, data or a page.
extension EditorReport {
    package func text(in language: Language) -> String {
        let matrix = countries.enumerated().map { index, country in
            "  \(country.name[language]): \(coverage.count { $0.counts[index] > 0 })/\(coverage.count)"
        }
        let parts = ReportCategory.allCases.compactMap { kind -> String? in
            let members = items.filter { $0.kind == kind }
            guard !members.isEmpty else { return nil }
            return "\(kind.title[language]) (\(members.count))\n"
                + members.map {
                    "  \(SanitizedTerminalText.value($0.name(in: language)))\($0.rest.isEmpty ? "" : " · " + SanitizedTerminalText.value($0.rest))"
                }.joined(separator: "\n")
        }
        return ([head(language), Self.covered[language] + "\n" + matrix.joined(separator: "\n")] + parts).joined(separator: "\n\n")
    }

    private func head(_ language: Language) -> String {
        LocalizedText(
            .reportHead,
            [
                MessageArgument("practices", practiceCount), MessageArgument("topics", topicCount),
                MessageArgument("complete", completeTopicCount),
            ])[
                language]
    }

    private static let covered = LocalizedText(.reportCovered)

    package var csv: String {
        let matrix = coverage.flatMap { row in
            zip(countries, row.counts).map { ["coverage", row.topic, "\($0.id) \($1)"] }
        }
        let rows = items.map { [$0.kind.rawValue, $0.id, $0.detail] }
        return ([["kind", "id", "detail"]] + matrix + rows).map { CSV.line($0) + "\n" }.joined()
    }

    package var json: String {
        let list = items.map {
            JSON.object([
                ("kind", .text($0.kind.rawValue)), ("id", .text($0.id)), ("title", .text($0.title?[.ar] ?? "")),
                ("detail", .text($0.detail)),
            ]).encoded
        }
        let matrix = coverage.map { row in
            let counts = zip(countries, row.counts).map { ($0.id, JSON.whole($1)) }
            return JSON.object([("topic", .text(row.topic)), ("practices", .object(counts))]).encoded
        }
        return "{\"practices\":\(practiceCount),\"topics\":\(topicCount),\"complete_topics\":\(completeTopicCount),\"coverage\":[\n"
            + matrix.joined(separator: ",\n") + "\n],\"items\":[\n" + list.joined(separator: ",\n") + "\n]}"
    }

    /// A self-contained page: one file without scripts or external resources.
    package func html(in language: Language) -> String {
        let heads = countries.map { "<th scope=\"col\">\(escaped($0.name[language]))</th>" }.joined()
        let rows = coverage.map { row in
            let cells = row.counts.map { $0 == 0 ? "<td class=\"gap\">0</td>" : "<td>\($0)</td>" }.joined()
            return "<tr><th scope=\"row\">\(escaped(row.title[language]))</th>\(cells)</tr>"
        }
        let parts = ReportCategory.allCases.compactMap { kind -> String? in
            let members = items.filter { $0.kind == kind }
            guard !members.isEmpty else { return nil }
            let list = members.map {
                "<li><bdi>\(escaped($0.name(in: language)))</bdi>\($0.rest.isEmpty ? "" : " · <bdi>\(escaped($0.rest))</bdi>")</li>"
            }
            return
                "<section>\n<h2>\(kind.title[language]) (\(members.count))</h2>\n<ul>\n\(list.joined(separator: "\n"))\n</ul>\n</section>"
        }
        let title = Self.pageTitle[language]
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)" dir="\(language.direction.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>
            body { font-family: sans-serif; line-height: 1.6; max-width: 60rem; margin: auto; padding: 1rem; }
            table { border-collapse: collapse; }
            th, td { border: 1px solid; padding: 0.3rem 0.6rem; text-align: start; }
            .gap { font-weight: bold; }
            li { overflow-wrap: anywhere; }
            </style>
            </head>
            <body>
            <main>
            <h1>\(title)</h1>
            <p>\(head(language))</p>
            <section>
            <h2>\(Self.covered[language])</h2>
            <table>
            <thead><tr><th scope="col">\(Self.topic[language])</th>\(heads)</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </section>
            \(parts.joined(separator: "\n"))
            </main>
            </body>
            </html>

            """
    }

    private static let pageTitle = LocalizedText(.reportPageTitle)
    private static let topic = LocalizedText(.reportTopic)

    private func escaped(_ text: String) -> String { HTML(escaping: text).text }
}

extension EditorReport.Item {
    /// The details after the name.
    fileprivate var rest: String { changes.isEmpty ? detail : "\(detail) (\(changes.joined(separator: " · ")))" }

    /// The title followed by the id.
    fileprivate func name(in language: Language) -> String {
        guard let title = title?[language], !title.isEmpty else { return id }
        return "\(title) (\(id))"
    }
}
