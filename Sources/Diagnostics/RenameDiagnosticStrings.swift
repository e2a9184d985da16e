extension DiagnosticCode {
    /// Messages of diagnostics about renamed notes.
    var renameStrings: DiagnosticStrings {
        switch self {
        case .badAlias:
            .init(
                "«{o}» لا يصلح معرّفا سابقا.", "« {o} » ne peut pas être un ancien identifiant.", "\"{o}\" cannot be an earlier id.",
                fix: "اكتب المعرّف القديم كما كان اسم الملف بلا امتداد، على مثال {d}.",
                "Écrivez l'ancien identifiant : le chemin du fichier sans son extension, comme {d}.",
                "Write the earlier id: the file's path without its ending, such as {d}.")
        case .aliasTaken:
            .init(
                "المعرّف السابق «{o}» هو عنوان صفحة أخرى.", "L'ancien identifiant « {o} » est l'adresse d'une autre page.",
                "The earlier id \"{o}\" is the address of another page.",
                fix: "احذفه من aliases، أو غيّر اسم الملف الآخر: {d}.", "Retirez-le de aliases, ou renommez l'autre fichier : {d}.",
                "Remove it from aliases, or rename the other file: {d}.")
        default:
            .init(
                "كانت هذه البطاقة منشورة باسم «{o}»، ولن يعمل عنوانها القديم.",
                "Cette fiche était publiée sous « {o} » ; son ancienne adresse ne marchera plus.",
                "This note was published as \"{o}\"; its old address will no longer work.",
                fix: "أضف السطر «aliases: [{o}]».", "Ajoutez la ligne « aliases: [{o}] ».", "Add the line \"aliases: [{o}]\".")
        }
    }
}
