//! Whether a text looks like code.

use crate::find::has;

/// Whether the text is rather code than a traceback, an error or a log.
pub fn is_code(text: &str) -> bool {
    let mut code = 0_usize;
    let mut trouble = 0_usize;
    // A traceback quotes code, further in than the line that says where it stands.
    let mut quoted_beyond = None;
    for line in text.lines() {
        let trimmed = line.trim();
        let indent = line.len() - line.trim_start().len();
        if trimmed.is_empty() {
            continue;
        }
        if is_trouble(trimmed) {
            trouble += 1;
            quoted_beyond = Some(indent);
        } else if quoted_beyond.is_some_and(|beyond| indent > beyond) {
        } else {
            quoted_beyond = None;
            code += usize::from(is_line_of_code(trimmed));
        }
    }
    code > trouble
}

/// Whether the line is one of a traceback or of a log.
fn is_trouble(line: &str) -> bool {
    let word = line.split([' ', ':', '(']).next().unwrap_or_default();
    let starts =
        ["Traceback (", "File \"", "at ", "Cell In", "HTTP/", "-->", "--->", "---->", "[20", "20"];
    starts.iter().any(|start| line.starts_with(start))
        || (word.ends_with("Error")
            && line.strip_prefix(word).is_some_and(|rest| rest.starts_with(':')))
        || matches!(word, "INFO" | "WARNING" | "ERROR" | "DEBUG" | "WARN" | "Error")
}

/// Whether no other text has a line like this.
fn is_line_of_code(line: &str) -> bool {
    let line = line.trim_start_matches(['$', '!', '>', '%', ' ']);
    let keyword = [
        "const ",
        "curl ",
        "export ",
        "import ",
        "#!/",
        "pip install",
        "npm install",
        "def ",
        "async ",
        "ENV ",
        "setx ",
    ];
    let named = [
        "InferenceClient(",
        "HfInference(",
        "OpenAI(",
        "HuggingFaceEndpoint(",
        "fetch(",
        "requests.post(",
    ];
    // In prose, these words are followed by no bracket and no sign.
    let maybe = [
        "from ",
        "let ",
        "var ",
        "function ",
        "class ",
        "return ",
        "await ",
        "with ",
        "for ",
        "if ",
        "print(",
    ];
    let sign = [" import ", " = ", "("];
    let starts_with_letter = line.starts_with(|c: char| c.is_ascii_alphabetic());
    keyword.iter().any(|word| line.starts_with(word))
        || (starts_with_letter && named.iter().any(|call| has(line, call)))
        || (maybe.iter().any(|word| line.starts_with(word))
            && sign.iter().any(|sign| has(line, sign)))
        // Settings may be listed, such as the environment of a service in YAML.
        || is_assignment(line.strip_prefix("- ").unwrap_or(line))
        || is_setting(line)
}

/// Whether the line is `name = …`, or `NAME=…` as in a `.env` file.
fn is_assignment(line: &str) -> bool {
    let Some((name, value)) = line.split_once('=') else {
        return false;
    };
    let bare = name.trim_end();
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    let variable = bare.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    !bare.is_empty()
        && bare.chars().all(is_name)
        && !value.starts_with('=')
        && (variable || bare.len() < name.len() || value.ends_with([',', '(', '{', '[']))
}

/// Whether the line is a setting of a client, as `base_url: …`.
fn is_setting(line: &str) -> bool {
    let line = line.trim_start_matches(['{', '"', '\'', '-', ' ']);
    let Some((name, _)) = line.split_once(':') else {
        return false;
    };
    let name = super::names::bare(name);
    let names =
        ["baseurl", "apibase", "apikey", "endpointurl", "hftoken", "provider", "headers", "token"];
    names.contains(&name.as_str()) || name.ends_with("baseurl") || name.ends_with("apikey")
}
