# Sheets: small tables beside the charts of a classifier.
sheet-unit = { $name } ({ $unit })
sheet-unit-days = days
sheet-more = And { $rows_count ->
    [one] { $rows } more row
   *[other] { $rows } more rows
}.

sheet-col-blame = Complaints
sheet-col-blame-share = Complaints among mentions
sheet-col-customers = Customers
sheet-col-money = Net revenue
sheet-col-month = Month
sheet-col-neither = Neither
sheet-col-praise = Praise
sheet-col-product = Product
sheet-col-region = Region
sheet-col-share = Share
sheet-col-texts = Texts
sheet-col-topic = Topic
sheet-col-waits = Time
sheet-col-way = Came by

# By what way a text came
source-survey = Survey
source-phone = Telephone
source-sms = Text message
source-chat = WeChat and chat
source-email = E-mail
source-visit = Visit or talk in person
source-log = Contact log, way not told
source-return = Returns and complaints

sheet-ways-title = Most feedback comes by: { $way }, { $share } of { $texts_count ->
    [one] { $texts } text
   *[other] { $texts } texts
}
sheet-ways-subtitle = What customers wrote or said, by the way it reached the shop, with praise and complaints
sheet-ways-note = Praise and complaints are counted by topic spoken of: one text can hold several, or none. Words decide; irony is not understood.
sheet-products-blamed = { $product }: { $topic } is complained about most, { $times_count ->
    [one] once
   *[other] { $times } times
}
sheet-products-praised = { $product }: { $topic } is praised most, { $times_count ->
    [one] once
   *[other] { $times } times
}
sheet-products-neither = { $products_count ->
    [one] One product is spoken of
   *[other] { $products } products are spoken of
}, without praise or complaint
sheet-products-subtitle = Strong and weak sides by product, from feedback that names the product; the products most is said of come first
