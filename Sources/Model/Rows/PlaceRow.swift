/// A division or country that a table's code points to: one row of `places`.
package struct PlaceRow: Sendable, Hashable {
    package var divisionCode: String
    package var name: String
    package var level: String
    package var parentCode: String?
    package var province: String?
    package var city: String?
    package var district: String?
    package var country: String

    package init(
        divisionCode: String,
        name: String,
        level: String,
        parentCode: String? = nil,
        province: String? = nil,
        city: String? = nil,
        district: String? = nil,
        country: String
    ) {
        self.divisionCode = divisionCode
        self.name = name
        self.level = level
        self.parentCode = parentCode
        self.province = province
        self.city = city
        self.district = district
        self.country = country
    }
}
