# What a row is where a file names no person.

subject-product = products
    .one = product
subject-category = categories
    .one = category
subject-brand = brands
    .one = brand
subject-region = areas
    .one = area
subject-channel = channels
    .one = channel
subject-payment = payment methods
    .one = payment method
subject-customer = customers
    .one = customer

subject-offer = There is nobody to classify in this file, but it can be looked at by something else. Each of these would then be a row, with the same charts and classes:
subject-offer-one = By { $role }
subject-badge = Rows are { $what }
subject-title = The rows here are { $what }, not people.
subject-hedge = Your file names nobody who bought. The figures and classes are those of { $what }; what is said about coming back, leaving or thanking only describes how they sell.
subject-hedge-link = Choose another column or file
subject-review = This file names no person. Each value of the column chosen as customer is a row: the rows are { $what }.

failure-mixed-subjects = “{ $file }” can’t stand beside the other files: some list people and some list { $rows }.
    .cure = Files of one kind can be added to each other. Replace the data to look at this one.

# Rows in several currencies.

currency-title = Several currencies
currency-lede = Amounts in different currencies are never added up. Only one of them counts; the rows in the others are listed above as left out.
currency-question = Which one counts?
currency-rows = { $rows_count ->
    [one] one row, { $money }
   *[other] { $rows } rows, { $money }
}
currency-kept = counted
currency-out = left out
