# pip install litellm
import os

from litellm import completion
from openai import APIError  # What LiteLLM raises is one of these.

model = "huggingface/openai/gpt-oss-20b"
model += ":nscale"  # needs: provider
try:
    answer = completion(
        model=model,
        messages=[{"role": "user", "content": "Say hello."}],
        api_key=os.environ["HF_TOKEN"],
        extra_headers={"X-HF-Bill-To": "my-org"},  # needs: bill-to
    )
    print(answer.choices[0].message.content)
except APIError as error:
    print(getattr(error, "status_code", "no status"), error.message)
