import Model

extension Frame {
    /// A link of an organization to an undertaking, as several rules find it: `由云岭科技投资建设` behind a
    /// project's name.
    ///
    /// `partner` and `project` are mentions of the article; `role` is one of those of `project_partners`;
    /// `trigger` and `sentence` are bytes of its text.
    static func projectPartner(
        _ partner: Int, of project: Int, as role: String, rule: String, trigger: Range<Int>,
        sentence: Range<Int>, confidence: Double
    ) -> Frame {
        Frame(
            kind: "project_partner", rule: rule, trigger: trigger, sentence: sentence,
            arguments: [
                Frame.Argument(role: "project", mention: project),
                Frame.Argument(role: "partner", mention: partner),
            ], attributes: [Frame.Attribute(name: "role", value: role)], confidence: confidence)
    }
}
