page-mark = Сторінка { $number } із { $count }
