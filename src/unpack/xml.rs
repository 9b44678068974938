//! The XML of workbooks as a stream of elements. Refuses document type definitions, whatever they would define; expands no entity but
//! the five that XML has itself.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;

use super::limits::{Limit, Stop};

/// A stream of elements: every element begins and ends, those written `<a/>` too. Namespaces are not told apart.
pub(super) struct Xml<R> {
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
}

/// Bytes of one tag or one text. A cell holds at most 32 767 characters, but a picture may stand beside it.
const LONGEST: usize = 32 << 20;

/// A stream that ends with an error where one tag or text goes on and on: it would be held as a whole.
struct Bounded<R> {
    from: R,
    left: usize,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.from.read(into)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 { Err(Stop::Over(Limit::Text).into()) } else { self.from.fill_buf() }
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.from.consume(amount);
    }
}

/// What comes next.
pub(super) enum Token<'t> {
    Start(Tag<'t>),
    End(End<'t>),
    Text(Cow<'t, str>),
    /// The end of the file.
    Eof,
}

/// The beginning of an element.
pub(super) struct Tag<'t>(BytesStart<'t>);

/// The end of an element.
pub(super) struct End<'t>(BytesEnd<'t>);

impl<R: BufRead> Xml<R> {
    pub(super) fn new(from: R) -> Xml<R> {
        let mut reader = Reader::from_reader(Bounded { from, left: LONGEST });
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.expand_empty_elements = true;
        Xml { reader, buffer: Vec::with_capacity(1024) }
    }

    /// The next element's beginning or end, or text.
    pub(super) fn next(&mut self) -> Result<Token<'_>, Stop> {
        self.buffer.clear();
        self.reader.get_mut().left = LONGEST;
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| match &error {
            quick_xml::Error::Io(error) => Stop::from(error.as_ref()),
            _ => Stop::Damaged,
        })?;
        Ok(match event {
            Event::Start(tag) | Event::Empty(tag) => Token::Start(Tag(tag)),
            Event::End(tag) => Token::End(End(tag)),
            Event::Text(text) => Token::Text(text.xml10_content()),
            Event::CData(text) => Token::Text(text.xml10_content()),
            Event::GeneralRef(reference) => Token::Text(match (reference.resolve_char_ref(), &*reference) {
                (Ok(Some(c)), _) => c.to_string().into(),
                (Err(_), _) => return Err(Stop::Damaged),
                (_, "lt") => "<".into(),
                (_, "gt") => ">".into(),
                (_, "amp") => "&".into(),
                (_, "quot") => "\"".into(),
                (_, "apos") => "'".into(),
                (_, other) => format!("&{other};").into(),
            }),
            Event::DocType(_) => return Err(Stop::Unsafe),
            Event::Eof => Token::Eof,
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => Token::Text("".into()),
        })
    }

    /// Reads on to the end of the element that has just begun, with all that is in it.
    pub(super) fn skip(&mut self) -> Result<(), Stop> {
        let mut depth = 1usize;
        while depth > 0 {
            match self.next()? {
                Token::Start(_) => depth += 1,
                Token::End(_) => depth -= 1,
                Token::Text(_) => {}
                Token::Eof => return Err(Stop::Damaged),
            }
        }
        Ok(())
    }
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// Whether the name has this prefix.
    pub(super) fn is_of(&self, prefix: &str) -> bool {
        self.0.name().prefix().is_some_and(|own| own.as_ref() == prefix)
    }

    /// The value of an attribute, by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let [value] = self.attributes([name]);
        value
    }

    /// The values of several attributes, by their names without prefix.
    pub(super) fn attributes<const N: usize>(&self, names: [&str; N]) -> [Option<Cow<'_, str>>; N] {
        let mut values = [const { None }; N];
        for attribute in self.0.attributes().with_checks(false).flatten() {
            let key = attribute.key.local_name();
            if let Some((_, value)) = names.iter().zip(values.iter_mut()).find(|(name, _)| **name == key.as_ref()) {
                *value = Some(attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or(attribute.value));
            }
        }
        values
    }
}

impl End<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}
