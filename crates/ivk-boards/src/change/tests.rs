use std::sync::{Arc, Mutex};

use super::*;
use crate::error::ErrorKind;

/// Even numbers are changed, odd ones fail, those from 100 on do not exist; a part that has 13 breaks off.
#[derive(Clone, Default)]
struct Even(Arc<Mutex<Vec<Vec<u32>>>>);

impl Changer<u32> for Even {
    fn at_once(&self) -> usize {
        3
    }

    fn prepare<'a>(&'a self, names: &'a [u32]) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            match names.contains(&99) {
                true => Err(Error::new(ErrorKind::Protected, "99 is protected")),
                false => Ok(()),
            }
        })
    }

    fn change<'a>(&'a self, part: &'a [u32]) -> BoxFuture<'a, Result<Answer<u32>, Error>> {
        Box::pin(async move {
            self.0.lock().unwrap().push(part.to_vec());
            if part.contains(&13) {
                return Err(Error::new(ErrorKind::Refused, "the server is tired"));
            }
            Ok(Answer {
                done: part.iter().copied().filter(|n| n % 2 == 0 && *n < 100).collect(),
                failed: Vec::new(),
            })
        })
    }

    fn existing<'a>(&'a self, names: &'a [u32]) -> BoxFuture<'a, Result<HashSet<u32>, Error>> {
        Box::pin(async move { Ok(names.iter().copied().filter(|n| *n < 100).collect()) })
    }
}

#[tokio::test]
async fn every_name_ends_in_one_list_and_progress_is_told() {
    let (even, told) = (Even::default(), Arc::new(Mutex::new(Vec::new())));
    let tell = told.clone();
    let changed = Change::new(&[2, 4, 3, 2, 100, 6, 5, 4], even.clone())
        .progress(move |progress| tell.lock().unwrap().push((progress.done, progress.total)))
        .await
        .unwrap();
    assert_eq!(
        (changed.done, changed.failed, changed.missing),
        (vec![2, 4, 6], vec![3, 5], vec![100])
    );
    assert_eq!(*even.0.lock().unwrap(), [vec![2, 4, 3], vec![100, 6, 5]]);
    assert_eq!(*told.lock().unwrap(), [(3, 6), (6, 6)]);
}

#[tokio::test]
async fn an_interruption_tells_what_was_done_what_not_and_what_is_unknown() {
    let interrupted = Change::new(&[2, 4, 6, 8, 13, 10, 12], Even::default())
        .await
        .unwrap_err();
    assert_eq!(interrupted.changed.done, [2, 4, 6]);
    assert_eq!(
        (&interrupted.unknown[..], &interrupted.untried[..]),
        (&[8, 13, 10][..], &[12][..])
    );
    assert_eq!(
        interrupted.to_string(),
        "the server is tired, when 3 were done and 4 were left"
    );
    assert_eq!(Error::from(interrupted).kind(), ErrorKind::Refused);
}

#[tokio::test]
async fn what_is_refused_is_not_begun() {
    let even = Even::default();
    let refused = Change::new(&[2, 99], even.clone()).await.unwrap_err();
    assert_eq!(
        (refused.untried, refused.error.kind()),
        (vec![2, 99], ErrorKind::Protected)
    );
    assert!(even.0.lock().unwrap().is_empty());
    assert!(Change::new(&[], even).await.unwrap().is_complete());
}
