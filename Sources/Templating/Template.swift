internal import Diagnostics
internal import Markup

/// A template compiled for one language: a flat list of steps over one buffer of literals. Strings, partials and parents are inlined.
struct Template: Sendable {
    enum Step: Sendable {
        /// A range of `literals`.
        case literal(Range<Int>)
        case value(TemplateVariableKey, at: Int)
        /// `{{a.b}}`
        case member(TemplateVariableKey, TemplateVariableKey, at: Int)
        /// `{{#name}}`: the steps up to `end` belong to it.
        case section(TemplateVariableKey, end: Int, at: Int)
        case inverted(TemplateVariableKey, end: Int, at: Int)
        /// `{{#first()}}`, `{{^last()}}` and so on.
        case position(Position, inverted: Bool, end: Int)
    }

    enum Position: String { case first, last }

    /// A tag and its location, for errors that appear only while rendering.
    struct Tag: Sendable {
        let name: String
        let location: SourceLocation
    }

    var steps: [Step] = []
    var literals: [UInt8] = []
    /// The tags of the steps, by step index.
    var tags: [Tag] = []

    /// Appends literal bytes. They are joined to a literal directly before, unless a section ends between them.
    mutating func literal(_ bytes: some Sequence<UInt8>) {
        let start = literals.count
        literals.append(contentsOf: bytes)
        guard literals.count > start else { return }
        if case .literal(let range)? = steps.last, steps.count > lastEnd {
            steps[steps.count - 1] = .literal(range.lowerBound..<literals.count)
        } else {
            steps.append(.literal(start..<literals.count))
        }
    }

    private var lastEnd = 0

    /// Ends the section that starts at an index.
    mutating func end(_ index: Int) {
        let end = steps.count
        switch steps[index] {
        case .section(let name, _, let at): steps[index] = .section(name, end: end, at: at)
        case .inverted(let name, _, let at): steps[index] = .inverted(name, end: end, at: at)
        case .position(let position, let inverted, _): steps[index] = .position(position, inverted: inverted, end: end)
        case .literal, .value, .member: break
        }
        lastEnd = end
    }
}

/// The state of one rendering: the stack of views, and unknown names.
struct TemplateRenderPass {
    private let steps: UnsafeBufferPointer<Template.Step>
    private let literals: UnsafeBufferPointer<UInt8>
    private var stack: [View]
    /// The position in the innermost list.
    private var isFirst = false
    private var isLast = false
    private var out: [UInt8] = []
    /// The tags (by number) whose names no view has.
    private var misses: Set<Int> = []

    /// - Parameter views: outermost first. The innermost view that has a name gives its value.
    static func bytes(of template: Template, views: [View], capacity: Int) -> (bytes: [UInt8], misses: Set<Int>) {
        // Steps are used in place: copying them costs reference counting, about a hundred times a page.
        template.steps.withUnsafeBufferPointer { steps in
            template.literals.withUnsafeBufferPointer { literals in
                var rendering = TemplateRenderPass(steps: steps, literals: literals, stack: views)
                rendering.out.reserveCapacity(capacity)
                rendering.run(0..<steps.count)
                return (rendering.out, rendering.misses)
            }
        }
    }

    /// A switch over the kinds of step.
    private mutating func run(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            switch steps[index] {
            case .literal(let bytes): out.append(contentsOf: UnsafeBufferPointer(rebasing: literals[bytes]))
            case .value(let name, let tag): write(find(name, tag))
            case .member(let name, let member, let tag):
                if case .view(let view)? = find(name, tag) {
                    if let slot = view[member] { write(slot) } else { misses.insert(tag) }
                }
            case .section(let name, let end, let tag):
                if let slot = find(name, tag) { section(slot, index + 1..<end) }
                index = end - 1
            case .inverted(let name, let end, let tag):
                if find(name, tag)?.isShown != true { run(index + 1..<end) }
                index = end - 1
            case .position(let position, let inverted, let end):
                if (position == .first ? isFirst : isLast) != inverted { run(index + 1..<end) }
                index = end - 1
            }
            index += 1
        }
    }

    private mutating func find(_ name: TemplateVariableKey, _ tag: Int) -> TemplateValue? {
        var index = stack.count
        while index > 0 {
            index -= 1
            if let slot = stack[index][name] { return slot }
        }
        misses.insert(tag)
        return nil
    }

    private mutating func write(_ slot: TemplateValue?) {
        if case .html(let html)? = slot { html.append(to: &out) }
    }

    private mutating func section(_ slot: TemplateValue, _ body: Range<Int>) {
        switch slot {
        case .view(let view): run(body, in: view)
        case .list(let views):
            let outer = (isFirst, isLast)
            for index in views.indices {
                isFirst = index == 0
                isLast = index == views.count - 1
                run(body, in: views[index])
            }
            (isFirst, isLast) = outer
        case .html, .flag, .empty:
            if slot.isShown { run(body) }
        }
    }

    private mutating func run(_ body: Range<Int>, in view: View) {
        stack.append(view)
        run(body)
        stack.removeLast()
    }
}
