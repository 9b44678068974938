//! The opened file. Its head is read synchronously: only a worker can, and only there it does not freeze the page. The
//! whole of it comes as a stream, so that the browser fetches the next bytes while those before are worked on.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileReaderSync, ReadableStreamDefaultReader};

use crate::base::{Failure, Result};

/// A file that was opened.
pub struct OpenFile {
    file: File,
    reader: FileReaderSync,
}

impl OpenFile {
    /// Opens it; nothing is read yet.
    pub fn new(file: File) -> Result<OpenFile> {
        let reader = FileReaderSync::new().map_err(|_| unreadable(&file))?;
        Ok(OpenFile { file, reader })
    }

    /// All of it once more, from the first byte.
    pub fn stream(&self) -> Result<FileStream> {
        let reader = self.file.stream().get_reader().dyn_into().map_err(|_| unreadable(&self.file))?;
        Ok(FileStream { file: self.file.clone(), reader })
    }

    /// At most `len` bytes from `at` on, in place of what `into` held; how many, 0 only at the end. Fails if the file was moved,
    /// deleted or changed since it was opened.
    pub fn read(&self, at: u64, into: &mut Vec<u8>, len: usize) -> Result<usize> {
        let failed = |_| unreadable(&self.file);
        let slice = self.file.slice_with_f64_and_f64(at as f64, at as f64 + len as f64).map_err(failed)?;
        let bytes = Uint8Array::new(&self.reader.read_as_array_buffer(&slice).map_err(failed)?.into());
        into.resize(bytes.length() as usize, 0);
        bytes.copy_to(into);
        Ok(into.len())
    }
}

/// A file from its first byte to its last, as the browser delivers it.
pub struct FileStream {
    file: File,
    reader: ReadableStreamDefaultReader,
}

impl FileStream {
    /// The next bytes in place of what `into` held; false at the end. Fails if the file was moved, deleted or changed since it was opened.
    pub async fn next(&mut self, into: &mut Vec<u8>) -> Result<bool> {
        let failed = |_| unreadable(&self.file);
        let read = JsFuture::from(self.reader.read()).await.map_err(failed)?;
        let value = Reflect::get(&read, &"value".into()).map_err(failed)?;
        let Ok(bytes) = value.dyn_into::<Uint8Array>() else { return Ok(false) };
        into.resize(bytes.length() as usize, 0);
        bytes.copy_to(into);
        Ok(true)
    }
}

fn unreadable(file: &File) -> Failure {
    Failure::new("file_unreadable").with(|message| message.text("file", file.name()))
}
