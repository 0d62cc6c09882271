//! The calendar month in UTC, which is the billing period.

/// Seconds since 1970-01-01T00:00Z.
pub type UnixSeconds = i64;

const DAY: i64 = 86_400;

/// The first second of the month in which `now` lies.
pub fn month_start(now: UnixSeconds) -> UnixSeconds {
    let days = now.div_euclid(DAY);
    (days - i64::from(day_of_month(days)) + 1) * DAY
}

/// The first second of the month after the one in which `now` lies: then the included credits are there again.
pub fn next_month_start(now: UnixSeconds) -> UnixSeconds {
    // No month has more than 31 days, and none fewer than 28.
    month_start(month_start(now) + 31 * DAY + DAY / 2)
}

/// The day of the month, from 1, of the day that lies `days` after 1970-01-01.
///
/// Years are counted from 1 March, so that the leap day comes last; 719,468 is the number of days from 0000-03-01
/// to 1970-01-01.
fn day_of_month(days: i64) -> u8 {
    let day_of_era = (days + 719_468).rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    u8::try_from(day_of_year - (153 * month + 2) / 5 + 1)
        .unwrap_or_else(|_| unreachable!("a month has at most 31 days"))
}

#[cfg(test)]
mod tests {
    use super::{DAY, month_start, next_month_start};

    #[test]
    fn months_begin_on_their_first_day() {
        for (now, start) in [
            (1_795_392_000, 1_793_491_200), // 2026-11-23 → 2026-11-01
            (1_793_491_200, 1_793_491_200),
            (1_793_491_199, 1_790_812_800), // 2026-10-31T23:59:59 → 2026-10-01
            (1_709_164_800, 1_706_745_600), // 2024-02-29 → 2024-02-01
            (0, 0),
        ] {
            assert_eq!(month_start(now), start, "{now}");
        }
    }

    #[test]
    fn every_day_of_four_centuries_lies_in_a_month_of_28_to_31_days() {
        let mut start = 0;
        for day in 0..146_097 {
            let found = month_start(day * DAY);
            if found != start {
                assert_eq!(found, day * DAY, "a month begins in the middle of day {day}");
                assert!((28..=31).contains(&((found - start) / DAY)), "day {day}");
                assert_eq!(next_month_start(found - 1), found, "day {day}");
                assert_eq!(next_month_start(start), found, "day {day}");
                start = found;
            }
        }
    }
}
