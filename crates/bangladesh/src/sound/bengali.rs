//! Bengali letters to sounds.

use super::Sound::{self, Consonant, Vowel};

const VIRAMA: char = '\u{09CD}';
const NUKTA: char = '\u{09BC}';

/// Letters and signs of Bengali words; digits and the danda are none.
pub(super) fn is_letter(char: char) -> bool {
    matches!(char, '\u{0981}'..='\u{09DF}')
}

/// Takes normal form C, where ড় is ড and a nukta.
pub(super) fn sounds(word: &str) -> Vec<Sound> {
    let letters: Vec<char> = word.chars().collect();
    let mut sounds = Vec::with_capacity(letters.len());
    for (at, letter) in letters.iter().enumerate() {
        let joined = at > 0 && letters[at - 1] == VIRAMA;
        let onto = if joined && at > 1 { Some(letters[at - 2]) } else { None };
        let dotted = letters.get(at + 1) == Some(&NUKTA);
        match (letter, onto) {
            // যফলা lengthens or opens what it follows; ক্ষ is said খ at the beginning, জ্ঞ গ
            ('য', _) if dotted || joined => sounds.push(Vowel),
            ('ষ', Some('ক')) if at == 2 => {}
            ('ঞ', Some('জ')) => *last(&mut sounds) = Consonant('g'),
            // বফলা is silent but after these
            ('ব', Some(base)) if !matches!(base, 'ম' | 'র' | 'ল' | 'ব') => {}
            ('ড' | 'ঢ', _) if dotted => sounds.push(Consonant('r')),
            ('ঙ' | 'ং', _) => sounds.extend(nasal(letters.get(at + 1), letters.get(at + 2))),
            ('ঋ' | 'ৃ', _) => sounds.extend([Consonant('r'), Vowel]),
            _ => sounds.extend(sound(*letter)),
        }
        if is_consonant(*letter) && !matches!(letters.get(at + 1 + usize::from(dotted)), Some(next) if *next == VIRAMA)
        {
            sounds.push(Vowel);
        }
    }
    sounds
}

/// ng, but n before ক and খ.
fn nasal(next: Option<&char>, after: Option<&char>) -> impl Iterator<Item = Sound> {
    let letter = if next == Some(&VIRAMA) { after } else { next };
    let with_g = !matches!(letter, Some('ক' | 'খ'));
    [Some(Consonant('n')), with_g.then_some(Consonant('g'))].into_iter().flatten()
}

fn last(sounds: &mut Vec<Sound>) -> &mut Sound {
    if sounds.is_empty() {
        sounds.push(Vowel);
    }
    let at = sounds.len() - 1;
    &mut sounds[at]
}

fn is_consonant(letter: char) -> bool {
    matches!(letter, 'ক'..='হ')
}

fn sound(letter: char) -> Option<Sound> {
    Some(match letter {
        'ক' | 'খ' => Consonant('k'),
        'গ' | 'ঘ' => Consonant('g'),
        'চ' | 'ছ' => Consonant('c'),
        'ট' | 'ঠ' | 'ত' | 'থ' | 'ৎ' => Consonant('t'),
        'ড' | 'ঢ' | 'দ' | 'ধ' => Consonant('d'),
        'ঞ' | 'ণ' | 'ন' => Consonant('n'),
        'প' => Consonant('p'),
        'ফ' => Consonant('f'),
        'ব' | 'ভ' => Consonant('b'),
        'ম' => Consonant('m'),
        'র' => Consonant('r'),
        'ল' => Consonant('l'),
        'শ' | 'ষ' | 'স' | 'জ' | 'ঝ' | 'য' => Consonant('s'),
        'হ' => Consonant('h'),
        'অ'..='ঔ' | 'া'..='ৌ' => Vowel,
        _ => return None,
    })
}
