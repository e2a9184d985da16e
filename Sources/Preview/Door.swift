internal import Building
internal import Diagnostics
internal import FlyingFox
internal import Foundation
internal import Localisation
internal import Markup

/// Answers requests that the guard lets through.
struct Door: Sendable {
    let guarding: RequestGuard
    let site: PreviewSite
    let desk: FormDesk
    let language: Language

    /// How long a question for news may wait, and how often it looks.
    private static let patience = 100
    private static let glance = Duration.milliseconds(50)

    func answer(_ request: HTTPRequest) async -> HTTPResponse {
        let query = Dictionary(request.query.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        let verdict = guarding.verdict(
            method: request.method.rawValue, target: request.target.path(), host: request.headers[.host],
            origin: request.headers[HTTPHeader("Origin")], sentToken: query["token"] ?? request.headers[HTTPHeader("X-Tabadul-Token")])
        switch verdict {
        case .refused(let status): return refusal(status, of: request)
        case .own(let path) where !path.hasPrefix("_tabadul/"): return await form(path, request, query)
        case _ where !request.isHeld: return refusal(413, of: request)
        case .own("_tabadul/preview.js"): return response(.ok, Array(PreviewAssets.script.utf8), "text/javascript")
        case .own("_tabadul/preview.css"): return response(.ok, Array(PreviewAssets.style.utf8), "text/css")
        case .own("_tabadul/state.js"):
            return await news(since: query["since"].flatMap { Int($0) } ?? -1, in: Language(rawValue: query["language"] ?? "") ?? language)
        case .own("_tabadul/form.js"): return response(.ok, Array(FormAssets.script.utf8), "text/javascript")
        case .own("_tabadul/form.css"): return response(.ok, Array(FormStyle.text.utf8), "text/css")
        case .own: return response(.notFound, Array("404\n".utf8), "text/plain")
        case .file(let path): return await file(path)
        }
    }

    /// No form is longer than this.
    private static let longest = 2 << 20

    private func form(_ path: String, _ request: HTTPRequest, _ query: [String: String]) async -> HTTPResponse {
        let language = Language(rawValue: query["language"] ?? "") ?? language
        var answer: FormDesk.Answer?
        if request.method == .POST {
            guard request.bodySequence.count ?? 0 <= Self.longest else { return refusal(413, of: request) }
            var body: [UInt8] = []
            do {
                for try await piece in request.bodySequence {
                    body += piece
                    guard body.count <= Self.longest else { return refusal(413, of: request) }
                }
            } catch { return refusal(400, of: request) }
            answer = await desk.take(path, body: body, query: query, language)
        } else {
            guard request.isHeld else { return refusal(413, of: request) }
            answer = await desk.show(path, query: query, language)
        }
        guard let answer else { return response(.notFound, Array("404\n".utf8), "text/plain") }
        var made = response(HTTPStatusCode(answer.status, phrase: "Form"), answer.bytes, answer.type)
        // Under "no-referrer" a browser sends no origin with a form.
        made.headers[HTTPHeader("Referrer-Policy")] = "same-origin"
        if !path.hasPrefix("_trial/") {
            made.headers[HTTPHeader("Content-Security-Policy")] =
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'"
        }
        if let next = answer.next { made.headers[.location] = next }
        return made
    }

    private func file(_ path: String) async -> HTTPResponse {
        guard await site.isSound else { return response(.ok, await dressed(Array(emptyPage.utf8)), "text/html") }
        if let bytes = await site.file(path) {
            let type = MediaType.of(path)
            return response(.ok, type == "text/html" ? await dressed(bytes, of: path) : bytes, type)
        }
        let missing = await site.file("404.html") ?? Array("404\n".utf8)
        return response(.notFound, await dressed(missing), "text/html")
    }

    /// Waits for a reading later than the one that the page knows, at most some seconds.
    private func news(since seen: Int, in language: Language) async -> HTTPResponse {
        var turns = 0
        while await site.readings == seen, turns < Self.patience {
            turns += 1
            do { try await Task.sleep(for: Self.glance) } catch { break }
        }
        let report = await site.report
        let call = await Overlay.call(version: site.readings, faults: report.diagnostics, sources: report.sources, language: language)
        var answer = response(.ok, Array(call.utf8), "text/javascript")
        // Browsers show it among the figures of a request.
        answer.headers[HTTPHeader("Server-Timing")] = "reading;dur=\(await site.readingTime)"
        return answer
    }

    /// A page with what the preview adds to it.
    private func dressed(_ page: [UInt8], of path: String? = nil) async -> [UInt8] {
        let mark = Array("</head>".utf8)
        guard let end = page.indices.first(where: { page[$0] == 0x3C && page[$0...].starts(with: mark) }) else { return page }
        var out = HTMLWriter()
        out.raw("<link rel=\"stylesheet\" href=\"/_tabadul/preview.css\"><script src=\"/_tabadul/preview.js\" defer")
        out.attribute("data-token", guarding.token)
        out.attribute("data-version", String(await site.readings))
        if let path, let link = await EditLink.target(of: path, in: site) {
            out.attribute("data-edit", link.address)
            out.attribute("data-edit-words", link.words)
        }
        out.raw("></script>")
        return Array(page[..<end]) + out.html.bytes + page[end...]
    }

    private var emptyPage: String {
        let words = LocalizedText(.previewEmpty)
        return """
            <!doctype html><html lang="\(language.rawValue)" dir="\(language.direction.rawValue)"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>Tabadul</title></head><body><p>\(words[language])</p></body></html>
            """
    }

    /// Costs no more than its own line: what came with the request stays unread.
    private func refusal(_ status: Int, of request: HTTPRequest) -> HTTPResponse {
        let line = Array("\(status)\n".utf8)
        let answer = response(HTTPStatusCode(status, phrase: "Refused"), line, "text/plain")
        return request.isHeld ? answer : answer.last(line)
    }

    private func response(_ status: HTTPStatusCode, _ bytes: [UInt8], _ type: String) -> HTTPResponse {
        let headers: HTTPHeaders = [
            .contentType: type.hasPrefix("text/") || type == "application/json" ? type + "; charset=utf-8" : type,
            HTTPHeader("Cache-Control"): "no-store", HTTPHeader("X-Content-Type-Options"): "nosniff",
            HTTPHeader("Referrer-Policy"): "no-referrer", HTTPHeader("X-Frame-Options"): "SAMEORIGIN",
            HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        ]
        return HTTPResponse(statusCode: status, headers: headers, body: Data(bytes))
    }
}

/// What browsers are told a file is, by its name.
enum MediaType {
    static func of(_ path: String) -> String {
        switch path.split(separator: ".").last {
        case "html": "text/html"
        case "css": "text/css"
        case "js": "text/javascript"
        case "svg": "image/svg+xml"
        case "json": "application/json"
        case "xml": "application/xml"
        case "csv": "text/csv"
        case "txt", "md", "bib", "ris": "text/plain"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "webp": "image/webp"
        default: "application/octet-stream"
        }
    }
}
