page-mark = Strana { $number }/{ $count }
