page-mark = Page { $number } of { $count }
