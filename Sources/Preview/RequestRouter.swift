internal import Bytes
internal import Diagnostics
internal import Localization
internal import Markup
internal import Pipeline

/// Routes authorised requests.
struct RequestRouter: Sendable {
    let requestGuard: RequestGuard
    let site: PreviewSite
    let formController: FormController
    let language: Language

    /// The timeout and polling interval of long-polling requests.
    private static let maximumPolls = 100
    private static let pollInterval = Duration.milliseconds(50)

    /// - Parameter body: reads the request body if the response depends on it.
    func answer(_ request: HTTPRequestHead, body: HTTPConnection.Body) async -> HTTPResponse {
        guard let query = URLEncodedForm(Array(request.query.utf8))?.values.compactMapValues(\.first) else { return refusal(400) }
        let verdict = requestGuard.verdict(
            method: request.method, target: request.path, host: request.headers["host"], origin: request.headers["origin"],
            sentToken: query["token"] ?? request.headers["x-tabadul-token"])
        switch verdict {
        case .refused(let status): return refusal(status)
        case .own(let path) where !path.hasPrefix("_tabadul/"): return await form(path, request, body, query)
        case _ where request.hasBody: return refusal(413)
        case .own("_tabadul/preview.js"): return response(200, PackageResources.overlay_js, "text/javascript")
        case .own("_tabadul/preview.css"): return response(200, PackageResources.overlay_css, "text/css")
        case .own("_tabadul/state.js"):
            return await news(since: query["since"].flatMap { Int($0) } ?? -1, in: Language(rawValue: query["language"] ?? "") ?? language)
        case .own("_tabadul/alive.js"): return response(200, [], "text/javascript")
        case .own("_tabadul/token"): return response(200, Array(requestGuard.token.utf8), "text/plain")
        case .own("_tabadul/form.js"): return response(200, PackageResources.form_js, "text/javascript")
        case .own("_tabadul/form.css"): return response(200, PackageResources.form_css, "text/css")
        case .own: return response(404, Array("404\n".utf8), "text/plain")
        case .file(let path): return await file(path)
        }
    }

    /// The maximum size of a form in bytes.
    private static let longest = 2 << 20

    private func form(_ path: String, _ request: HTTPRequestHead, _ body: HTTPConnection.Body, _ query: [String: String]) async
        -> HTTPResponse
    {
        let language = Language(rawValue: query["language"] ?? "") ?? language
        var answer: FormController.FormResponse?
        if request.method == "POST" {
            if request.isChunked { return refusal(411) }
            guard request.bodyLength <= Self.longest else { return refusal(413) }
            guard let bytes = await body(Self.longest) else { return refusal(400) }
            answer = await formController.take(path, body: bytes, query: query, language)
        } else {
            guard !request.hasBody else { return refusal(413) }
            answer = await formController.show(path, query: query, language)
        }
        guard let answer else { return response(404, Array("404\n".utf8), "text/plain") }
        var made = response(answer.status, answer.bytes, answer.type)
        // With the policy `no-referrer` a browser sends no origin with a form.
        made.set("Referrer-Policy", "same-origin")
        if !path.hasPrefix("_trial/") {
            made.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; "
                    + "base-uri 'none'; frame-ancestors 'none'")
        }
        if let next = answer.next { made.set("Location", next) }
        return made
    }

    private func file(_ path: String) async -> HTTPResponse {
        guard await site.isValid else { return response(200, await injectingPreview(Array(emptyPage.utf8)), "text/html") }
        if let bytes = await site.file(path) {
            let type = MediaType.of(path)
            return response(200, type == "text/html" ? await injectingPreview(bytes, of: path) : bytes, type)
        }
        let missing = await site.file("404.html") ?? Array("404\n".utf8)
        return response(404, await injectingPreview(missing), "text/html")
    }

    /// Long polling: waits until there is a newer revision than the page's, up to a timeout.
    private func news(since seen: Int, in language: Language) async -> HTTPResponse {
        var turns = 0
        while await site.readings == seen, turns < Self.maximumPolls {
            turns += 1
            do { try await Task.sleep(for: Self.pollInterval) } catch { break }
        }
        let report = await site.report
        let call = await DiagnosticOverlay.call(
            version: site.readings, issues: report.diagnostics, sources: report.sources, language: language)
        var answer = response(200, Array(call.utf8), "text/javascript")
        // Shown in the browser's developer tools.
        answer.set("Server-Timing", "reading;dur=\(await site.readingTime)")
        return answer
    }

    /// A page with what the preview adds to it.
    private func injectingPreview(_ page: [UInt8], of path: String? = nil) async -> [UInt8] {
        let mark = Array("</head>".utf8)
        guard let end = page.indices.first(where: { page[$0] == .lessThan && page[$0...].starts(with: mark) }) else { return page }
        var out = HTMLWriter()
        out.raw("<link rel=\"stylesheet\" href=\"/_tabadul/preview.css\"><script src=\"/_tabadul/preview.js\" defer")
        out.attribute("data-token", requestGuard.token)
        out.attribute("data-version", String(await site.readings))
        let link: PreviewEditLink.Target? = if let path { await PreviewEditLink.target(of: path, in: site) } else { nil }
        if let link {
            out.attribute("data-edit", link.address)
            out.attribute("data-edit-words", link.words)
        }
        let language = if let path { await site.language(of: path) ?? language } else { language }
        out.attribute("data-new", "/_new?language=\(language.rawValue)")
        out.attribute("data-new-words", FormStrings.newEntry[language])
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

    private func refusal(_ status: Int) -> HTTPResponse { HTTPResponse(status: status, body: Array("\(status)\n".utf8)) }

    private func response(_ status: Int, _ bytes: [UInt8], _ type: String) -> HTTPResponse {
        HTTPResponse(
            status: status,
            headers: [
                ("Content-Type", type.hasPrefix("text/") || type == "application/json" ? type + "; charset=utf-8" : type),
                ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
                ("X-Frame-Options", "SAMEORIGIN"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ],
            body: bytes)
    }
}

/// The content type of a file, by its extension.
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
